import type { BureauDocument } from '../../cloudfunctions/roster/domain/documents'
import { type DutyLine, numbered } from '../../cloudfunctions/ticket/domain/router/catalogue/entry'
import { approvalDuties, planningDuties, safetyDuties } from './duties-permits'
import { economyDuties, investmentDuties, scienceParkDuties, taiwanServiceDuties } from './duties-services'

const bureau = (order: number, id: string, name: string, shortName: string, duties: readonly DutyLine[]): BureauDocument =>
  ({ _id: id, name, shortName, order, duties: numbered(id, duties) })

/** The seven departments of the zone with their duty lists. */
export const demoBureaus = (): BureauDocument[] => [
  bureau(1, 'planning', '规划建设局', '规建局', planningDuties),
  bureau(2, 'approval', '行政审批局', '审批局', approvalDuties),
  bureau(3, 'safety-env', '安全生产和环境保护局', '安环局', safetyDuties),
  bureau(4, 'economy', '经济发展局', '经发局', economyDuties),
  bureau(5, 'investment', '招商局', '招商局', investmentDuties),
  bureau(6, 'science-park', '科技园管委会', '科技园', scienceParkDuties),
  bureau(7, 'taiwan-service', '台商服务办', '台服办', taiwanServiceDuties),
]
