import type { EnterpriseDocument } from '../../cloudfunctions/roster/domain/documents'
import { usccCheckDigit } from '../../cloudfunctions/roster/domain/uscc'
import { industries } from './industries'
import type { Random } from './random'

export const enterpriseCount = 305

/** Who the two stories are about: places in the list of enterprises. */
export const permitPlant = 0
export const ceramicsMaker = 55

const heads = [...'砚霁岚汀芷棠鹭澜栖曙雁苇渚杉桐沁漪樾蘅苓']
const tails = [...'川屿桥渡浦涧岸塘原峤泓阡坪麓泽滨畈沚岫禾']
/** Pairs that are, or sound like, real places. */
const realPlaces = new Set(['汀岸', '雁塘', '桐浦', '栖原', '澜泽', '沁原', '棠浦', '岚桥', '沁川', '芷泽', '鹭岸', '桐川', '桐桥', '苇塘', '雁滨', '棠川', '渚桥', '澜川'])
const roads = ['砚溪路', '霁虹路', '云渡路', '望澜大道', '松汀路', '曙桥路', '栖霞渡路', '芷岸路', '科创一路', '科创二路', '融和路', '同舟路']

const organisationWeights = [3, 7, 9, 10, 5, 8, 4, 2]
/** GB 11714: the last character of the nine that name the organisation inside a credit code. */
const organisationCheck = (body: string): string => {
  const sum = organisationWeights.reduce((total, weight, place) => total + weight * Number(body.charAt(place)), 0)
  return '0123456789X0'.charAt(11 - (sum % 11))
}

/** 9 = registered by market supervision, 1 = enterprise; no region of the country is numbered 990100. */
const creditCode = (index: number): string => {
  const body = String(20_000_000 + index * 7_919).padStart(8, '0')
  const first17 = `91990100${body}${organisationCheck(body)}`
  return first17 + usccCheckDigit(first17)!
}

const shuffledBrands = (random: Random): string[] => {
  const brands = heads.flatMap((head) => tails.map((tail) => head + tail)).filter((brand) => !realPlaces.has(brand))
  for (let last = brands.length - 1; last > 0; last -= 1) {
    const other = random.below(last + 1)
    ;[brands[last], brands[other]] = [brands[other]!, brands[last]!]
  }
  return brands
}

const named: Record<number, Pick<EnterpriseDocument, 'name' | 'industry' | 'kind'>> = {
  [permitPlant]: { name: '砚渡智能装备有限公司', industry: '高端装备', kind: 'large' },
  [ceramicsMaker]: { name: '澄湖精密陶瓷有限公司', industry: '先进陶瓷', kind: 'hightech' },
}

/** 305 invented enterprises of an invented zone; no two share a brand. */
export const demoEnterprises = (random: Random): EnterpriseDocument[] => {
  const brands = shuffledBrands(random).filter((brand) => brand !== '砚渡')
  return Array.from({ length: enterpriseCount }, (_, index) => {
    const industry = industries[index % industries.length]!
    const suffix = random.pick(['有限公司', '有限公司', '有限公司', '股份有限公司'])
    const made = {
      name: `${brands[index]!}${random.pick(industry.trades)}${suffix}`,
      industry: industry.name,
      kind: random.below(5) < 3 ? ('hightech' as const) : ('large' as const),
    }
    return {
      _id: creditCode(index),
      ...made,
      ...named[index],
      address: `澄湖经济开发区${random.pick(roads)}${8 + random.below(390)}号`,
    }
  })
}
