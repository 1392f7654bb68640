import type { CatalogueEntry, DutyEntry } from '../../ticket/domain/router/catalogue/entry'
import type { BureauDocument } from './documents'

/** What the bureaus of the catalogue are called where there is little room; all others are short as they are. */
const shortNames: Record<string, string> = {
  fagai: '发改局', gongxin: '工信局', renshe: '人社局', ziran: '资规局', zhujian: '住建局', gongjijin: '公积金中心', jiaotong: '交通局',
  wenlv: '文旅局', weijian: '卫健委', yibao: '医保局', yingji: '应急局', shichang: '市监局', chengguan: '城管局', shenpi: '审批局',
}
export const shortNameOf = ({ bureauId, name }: CatalogueEntry): string => shortNames[bureauId] ?? name

/** The zone's bureau that an entry would add to: the one adopted before, whatever it is called now, else the one of that name. */
export const ownOf = (entry: CatalogueEntry, bureaus: readonly BureauDocument[]): BureauDocument | undefined =>
  bureaus.find(({ _id }) => _id === entry.bureauId) ?? bureaus.find(({ name }) => name === entry.name)

/** Lines that a bureau lacks. One that was adopted and reworded since is there by its id; one written by hand, by its words. */
export const lackedBy = (own: BureauDocument | undefined, { duties }: CatalogueEntry): DutyEntry[] =>
  duties.filter((line) => !own?.duties.some(({ id, text }) => id === line.id || text === line.text))

export interface Adoption { before: BureauDocument | null; after: BureauDocument }

/** The bureaus as they are after adopting, each once; those to which nothing is added are left out. */
export const adopted = (entries: readonly CatalogueEntry[], bureaus: readonly BureauDocument[]): Adoption[] => {
  const last = Math.max(0, ...bureaus.map(({ order }) => order))
  const done = new Map<string, Adoption>()
  for (const entry of entries) {
    const own = ownOf(entry, bureaus)
    const there = done.get(own?._id ?? '')?.after ?? own
    const lines = lackedBy(there, entry)
    if (there && lines.length > 0) done.set(there._id, { before: own!, after: { ...there, duties: [...there.duties, ...lines] } })
    if (!there) {
      const order = last + 1 + [...done.values()].filter(({ before }) => before === null).length
      done.set(entry.bureauId, { before: null, after: { _id: entry.bureauId, name: entry.name, shortName: shortNameOf(entry), order, duties: lines } })
    }
  }
  return [...done.values()]
}
