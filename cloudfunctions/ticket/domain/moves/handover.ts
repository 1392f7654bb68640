import { ok, refuse } from '../../../../types/result'
import { type Move, bureauIn, memberOf } from '../move'
import { supportOfficer, withSupportOfficer } from '../support'

/**
 * Somebody else answers for the ticket from now on. No clock moves: the enterprise waits no longer because officials change.
 * The scene's bureaus, cadre and supervisors are those among whom the successor was chosen.
 */
export const handover: Move<'handover'> = {
  guard: () => null,
  apply: (ticket, input, scene) => {
    if (input.bureauId !== undefined) {
      const bureau = bureauIn(scene, input.bureauId)
      const officer = bureau && memberOf(bureau, input.toId)
      if (!officer || supportOfficer(ticket, bureau.ref.id)?.id !== input.fromId) return refuse('nobody_responsible')
      return ok({ set: { supportOfficers: withSupportOfficer(ticket, bureau.ref.id, officer) }, target: officer.name })
    }
    const everybody = [scene.cadre, ...scene.bureaus.flatMap((bureau) => [bureau.lead, ...bureau.officers]), ...scene.supervisors]
    const next = everybody.find((person) => person?.id === input.toId)
    if (!next) return refuse('nobody_responsible')
    const renamed = ticket.waitsFor.map((name) => (name === input.fromId ? next.id : name))
    return ok({
      set: {
        ...(ticket.responsible.id === input.fromId ? { responsible: next } : {}),
        waitsFor: [...new Set(renamed)],
      },
      target: next.name,
    })
  },
}
