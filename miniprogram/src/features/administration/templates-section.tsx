import { Cell, CellGroup } from '../../components/cell'
import { open } from '../../navigation'

/** Templates have screens of their own, beside what they are templates of. */
export function TemplatesSection() {
  return (
    <CellGroup note="改动只用于以后发起的审批和以后的提醒">
      <Cell title="审批模板" note="并联审批的事项、部门、天数和材料" onPress={() => open('approval-templates', {})} />
      <Cell title="提醒规则" note="什么时候提醒谁" onPress={() => open('reminders', {})} />
    </CellGroup>
  )
}
