const withFlag = (flag: string | undefined): ((steps: readonly (() => Promise<unknown>)[]) => Promise<void>) => {
  const before = process.env.GUAGOU_SIDE_BY_SIDE
  if (flag === undefined) delete process.env.GUAGOU_SIDE_BY_SIDE
  else process.env.GUAGOU_SIDE_BY_SIDE = flag
  let loaded!: { sideBySide: (steps: readonly (() => Promise<unknown>)[]) => Promise<void> }
  jest.isolateModules(() => { loaded = jest.requireActual('./side-by-side') })
  process.env.GUAGOU_SIDE_BY_SIDE = before
  return loaded.sideBySide
}

const coded = (code: string) => Object.assign(new Error(code), { code })
const ended = coded('DATABASE_TRANSACTION_FAIL')

test('in turn, a step that fails is the last one', async () => {
  const begun: number[] = []
  const step = (n: number, failure?: Error) => async () => {
    begun.push(n)
    await Promise.resolve()
    if (failure) throw failure
  }
  await expect(withFlag(undefined)([step(1), step(2, coded('x')), step(3)])).rejects.toMatchObject({ code: 'x' })
  expect(begun).toEqual([1, 2])
})

test('together, all have ended before it is told, and what broke the transaction is told, not what met its end', async () => {
  let last = false
  const steps = [
    () => Promise.reject(ended), () => Promise.reject(coded('DATABASE_TRANSACTION_CONFLICT')), () => Promise.reject(coded('later')),
    async () => {
      await new Promise((resolve) => setTimeout(resolve, 5))
      last = true
    },
  ]
  await expect(withFlag('1')(steps)).rejects.toMatchObject({ code: 'DATABASE_TRANSACTION_CONFLICT' })
  expect(last).toBe(true)
  await expect(withFlag('1')([() => Promise.reject(ended), () => Promise.resolve()])).rejects.toBe(ended)
  await expect(withFlag('1')([() => Promise.resolve(1)])).resolves.toBeUndefined()
})
