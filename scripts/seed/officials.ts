import type { BureauDocument, PersonDocument } from '../../cloudfunctions/roster/domain/documents'

/** What a person has before name, phone and account are given out. */
export type Post = Omit<PersonDocument, 'name' | 'phone' | 'openid'>

export const leaderCount = 9
export const headCount = 26
/** Enterprises a cadre is paired with, by rank. */
export const capacity = { leader: 5, head: 10 } as const

export const officersPerBureau = 4
/** This bureau has no lead of its own: one of its cadres leads it and so holds two roles. */
export const bureauLedByCadre = 'investment'

export const cadreId = (place: number): string => `cadre-${String(place + 1).padStart(2, '0')}`
export const leadId = (bureauId: string): string => `lead-${bureauId}`
export const officerId = (bureauId: string, number: number): string => `officer-${bureauId}-${number}`

/** The 35 liaison cadres, zone leaders first, dealt over the bureaus in turn: five of each. */
export const cadrePosts = (bureaus: readonly BureauDocument[]): Post[] => {
  const posts = Array.from({ length: leaderCount + headCount }, (_, place): Post => {
    const bureau = bureaus[place % bureaus.length]!
    const rank = place < leaderCount ? 'leader' : 'head'
    return { _id: cadreId(place), roles: ['cadre'], title: cadreTitle(place, bureau), bureauId: bureau._id, rank }
  })
  const leading = posts.find((post) => post.bureauId === bureauLedByCadre && post.rank === 'head')!
  leading.roles = ['cadre', 'lead']
  leading.title = `${bureaus.find((bureau) => bureau._id === bureauLedByCadre)!.name}局长`
  return posts
}

const cadreTitle = (place: number, bureau: BureauDocument): string => {
  if (place === 0) return `党工委副书记（分管${bureau.name}）`
  if (place < leaderCount) return `管委会副主任（分管${bureau.name}）`
  const turn = Math.floor(place / 7)
  return `${bureau.name}${['副局长', '四级调研员', '综合科科长', '企业服务科科长'][turn - 1] ?? '主任科员'}`
    .replace(/(科技园管委会|台商服务办)副局长/, '$1副主任')
}

export const bureauPosts = (bureau: BureauDocument): Post[] => {
  const chief = bureau.name.endsWith('局') ? '局长' : '主任'
  const lead: Post[] = bureau._id === bureauLedByCadre
    ? []
    : [{ _id: leadId(bureau._id), roles: ['lead'], title: `${bureau.name}${chief}`, bureauId: bureau._id }]
  const officers = Array.from({ length: officersPerBureau }, (_, place): Post => ({
    _id: officerId(bureau._id, place + 1),
    roles: ['officer'],
    title: `${bureau.name}${['业务一科科长', '业务二科科长', '一级科员', '科员'][place]!}`,
    bureauId: bureau._id,
  }))
  return [...lead, ...officers]
}

export const zonePosts = (): Post[] => [
  { _id: 'supervisor-1', roles: ['supervisor'], title: '督查考核办公室主任' },
  { _id: 'supervisor-2', roles: ['supervisor'], title: '督查考核办公室副主任' },
  { _id: 'admin-1', roles: ['admin'], title: '平台管理员' },
  { _id: 'observer-1', roles: ['observer'], title: '营商环境体验官' },
  { _id: 'observer-2', roles: ['observer'], title: '营商环境体验官' },
]
