import fc from 'fast-check'
import { isUscc, usccCheckDigit } from './uscc'

const alphabet = [...'0123456789ABCDEFGHJKLMNPQRTUWXY']
const symbol = fc.constantFrom(...alphabet)
const first17 = fc
  .tuple(fc.array(symbol, { minLength: 2, maxLength: 2 }), fc.integer({ min: 0, max: 999_999 }), fc.array(symbol, { minLength: 9, maxLength: 9 }))
  .map(([kind, region, subject]) => kind.join('') + String(region).padStart(6, '0') + subject.join(''))

test('the example code that circulates with GB 32100 is valid', () => {
  expect(usccCheckDigit('91350100M000100Y4')).toBe('3')
  expect(isUscc('91350100M000100Y43')).toBe(true)
})

test('a code worked out by hand from the weights 1, 3, 9 is valid', () => {
  // 9·1 + 1·3 + 9·9 + 9·27 = 336 = 10·31 + 26, and 31 − 26 = 5
  expect(usccCheckDigit('91990000000000000')).toBe('5')
  // A sum divisible by 31 has the check digit 0, not a 32nd character.
  expect(usccCheckDigit('00000000000000000')).toBe('0')
})

test('every other check digit is refused', () => {
  fc.assert(fc.property(first17, (body) => {
    const right = usccCheckDigit(body)!
    expect(alphabet.filter((last) => isUscc(body + last))).toEqual([right])
  }))
})

test('one mistyped character is always noticed', () => {
  fc.assert(fc.property(first17, fc.nat(16), symbol, (body, place, wrong) => {
    fc.pre(body.charAt(place) !== wrong)
    const mistyped = body.slice(0, place) + wrong + body.slice(place + 1)
    expect(isUscc(mistyped + usccCheckDigit(body)!)).toBe(false)
  }))
})

test('letters outside the alphabet, small letters, spaces and other lengths are refused', () => {
  for (const code of [
    '', '91350100M000100Y4', '91350100M000100Y433', '91350100m000100Y43', ' 1350100M000100Y43',
    '9135O100M000100Y43', '91350100I000100Y43', '91A50100M000100Y43',
  ]) expect(isUscc(code)).toBe(false)
  expect(usccCheckDigit('91350100S000100Y4')).toBeNull()
  expect(usccCheckDigit('9135')).toBeNull()
})
