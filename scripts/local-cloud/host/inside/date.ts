/** Shifts what `Date` calls now. Timers and performance.now keep the machine's time. */
export const shiftDate = (offset: Float64Array): void => {
  const Real = Date
  const realNow = Real.now.bind(Real)
  const now = (): number => realNow() + offset[0]!
  Real.now = now
  const Shifted = new Proxy(Real, {
    apply: () => new Real(now()).toString(),
    construct: (target, args: unknown[], newTarget) =>
      Reflect.construct(target, args.length === 0 ? [now()] : args, newTarget) as object,
  })
  Real.prototype.constructor = Shifted
  globalThis.Date = Shifted
}
