import { serve } from '../kit/serve'
import { check as checkZone } from './handover/check'
import { deputies, depute, endDeputy } from './handover/deputy'
import { cancel as cancelHandover, handOver, list as handovers, takeovers } from './handover/hand-over'
import { officials } from './handover/officials'
import { summary } from './handover/summary'
import { audit, undo } from './admin/audit'
import { adminBureaus, saveBureau } from './admin/bureaus'
import { adopt, catalogue } from './admin/catalogue'
import { adminEnterprises, saveEnterprise } from './admin/enterprises'
import { capacity, pair, pairings, propose } from './admin/pairings'
import { people, savePerson } from './admin/people'
import { followUp } from './follow-up'
import { first } from './first/first'
import { check } from './import/check'
import { commit, tidyImports } from './import/commit'
import { exportRows } from './import/export'
import { begin, cancel, part, stage, view } from './import/stage'
import { apply, approve, list as applications, own as application, refuseApplication } from './joining/apply'
import { image, invitations, invite, revoke } from './joining/invite'
import { join, look } from './joining/join'
import { colleagues, remove, unbind, verify } from './joining/leave'
import { bureaus, enterprises, officers } from './lists'
import { bind, me } from './me'
import { answer, policiesOfMine, policyView } from './policy/answer'
import { fits, policies, publish, save, withdraw } from './policy/write'
import { erase, eraseEnterprise, exportAll, holding } from './privacy/erase'
import { forgetRefusals } from '../kit/refused'
import { hearFormer } from './privacy/former'
import { accesses, askErasure, consent, correct, erasures, phone, refusals, self } from './privacy/self'

export const main = serve('roster', {
  'roster.me': me,
  'roster.bind': bind,
  'roster.bureaus': bureaus,
  'roster.officers': officers,
  'roster.enterprises': enterprises,
  'roster.first': first,
  'roster.import.begin': begin,
  'roster.import.stage': stage,
  'roster.import.check': check,
  'roster.import.part': part,
  'roster.import.commit': commit,
  'roster.import.cancel': cancel,
  'roster.import.view': view,
  'roster.export': exportRows,
  'roster.admin.people': people,
  'roster.admin.person.save': savePerson,
  'roster.admin.enterprises': adminEnterprises,
  'roster.admin.enterprise.save': saveEnterprise,
  'roster.admin.bureaus': adminBureaus,
  'roster.admin.bureau.save': saveBureau,
  'roster.admin.catalogue': catalogue,
  'roster.admin.catalogue.adopt': adopt,
  'roster.admin.pairings': pairings,
  'roster.admin.propose': propose,
  'roster.admin.pair': pair,
  'roster.admin.capacity': capacity,
  'roster.admin.audit': audit,
  'roster.admin.undo': undo,
  'roster.invite': invite,
  'roster.invitations': invitations,
  'roster.invitation.revoke': revoke,
  'roster.invitation.image': image,
  'roster.invitation': look,
  'roster.join': join,
  'roster.apply': apply,
  'roster.application': application,
  'roster.applications': applications,
  'roster.application.approve': approve,
  'roster.application.refuse': refuseApplication,
  'roster.colleagues': colleagues,
  'roster.remove': remove,
  'roster.unbind': unbind,
  'roster.verify': verify,
  'roster.officials': officials,
  'roster.handover': handOver,
  'roster.handovers': handovers,
  'roster.handover.cancel': cancelHandover,
  'roster.takeovers': takeovers,
  'roster.summary': summary,
  'roster.check': checkZone,
  'roster.deputy': depute,
  'roster.deputy.end': endDeputy,
  'roster.deputies': deputies,
  'roster.phone': phone,
  'roster.self': self,
  'roster.self.correct': correct,
  'roster.consent': consent,
  'roster.self.erase': askErasure,
  'roster.erasures': erasures,
  'roster.erase': erase,
  'roster.accesses': accesses,
  'roster.refusals': refusals,
  'roster.enterprise.export': exportAll,
  'roster.enterprise.holding': holding,
  'roster.enterprise.erase': eraseEnterprise,
  'roster.policies': policies,
  'roster.policy.save': save,
  'roster.policy.fits': fits,
  'roster.policy.publish': publish,
  'roster.policy.withdraw': withdraw,
  'roster.policy.mine': policiesOfMine,
  'roster.policy.view': policyView,
  'roster.policy.answer': answer,
}, {
  drain: followUp, event: hearFormer,
  timer: async (now) => {
    await tidyImports(now)
    await forgetRefusals(now)
  },
})
