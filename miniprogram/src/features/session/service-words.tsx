import { View } from '@tarojs/components'
import { CellGroup, Cell } from '../../components/cell'

export const promise = '事事有回应、件件有落实'

/** Whom the service is for and how it goes; anybody may read it without signing in. */
export function ServiceWords() {
  return (
    <View>
      <CellGroup heading="为谁服务">
        <Cell title="园区重点企业" note="规上高企和亿元以上企业，每家有一位挂钩干部" />
        <Cell title="挂钩干部与园区部门" note="受理、派单、办理和答复企业的诉求" />
      </CellGroup>
      <CellGroup heading="怎样办理">
        <Cell title="1　在企业群里说一句话" note="不用找对部门，说清困难就好" />
        <Cell title="2　转为诉求，编号限时" note="谁负责、何时办完，随时看得到" />
        <Cell title="3　部门办理，进展通知到您" note="需要补充材料时会一次说清" />
        <Cell title="4　由企业确认结果并评价" note="没解决可以要求重办" />
      </CellGroup>
      <CellGroup heading="您的信息" note="只使用您同意提供的手机号核对身份，不收集位置，不作考勤。">
        <Cell title="谁能看到" note="企业群只对本企业和挂钩干部开放；部门只看得到自己参与的诉求" />
      </CellGroup>
    </View>
  )
}
