/** GB 32100-2015: digits and capital letters without I, O, S, V and Z; a character's place is its value. */
const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const modulus = alphabet.length
/** 3^i mod 31 for the seventeen places before the check digit. */
const weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28] as const

/**
 * The check digit that belongs to the first 17 characters of a unified social credit code (GB 32100-2015);
 * null when they are not 17 characters of its alphabet.
 */
export const usccCheckDigit = (first17: string): string | null => {
  if (first17.length !== weights.length) return null
  let sum = 0
  for (let place = 0; place < weights.length; place += 1) {
    const value = alphabet.indexOf(first17.charAt(place))
    if (value < 0) return null
    sum += value * weights[place]!
  }
  return alphabet.charAt((modulus - (sum % modulus)) % modulus)
}

/** A well-formed code: 18 characters of the alphabet, a numeric region (places 3–8), the right check digit. */
export const isUscc = (code: string): boolean =>
  code.length === 18 && /^\d{6}$/.test(code.slice(2, 8)) && usccCheckDigit(code.slice(0, 17)) === code.charAt(17)
