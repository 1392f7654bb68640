// Tests that start servers, move clocks over weeks or drive browsers take longer than jest's five seconds.
jest.setTimeout(120_000)
