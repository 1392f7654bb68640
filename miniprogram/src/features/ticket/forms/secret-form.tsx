import { View } from '@tarojs/components'
import { useAction } from '../use-action'
import { actionWords } from '../words'
import type { FormProps } from './form'
import { FormSheet } from './form-sheet'

/** One tap more than a switch, because it changes who may read. */
export function SecretForm({ ticket, close, done }: FormProps) {
  const action = useAction('secret', ticket.id, done)
  return (
    <FormSheet
      title={actionWords.secret}
      close={close}
      submit={ticket.secret ? '取消标记' : '标记为商业秘密'}
      missing={null}
      action={action}
      onSubmit={() => void action.submit({ secret: !ticket.secret })}
    >
      <View className="form-note">
        {ticket.secret
          ? '取消后，协办和知悉部门也能看到标题、内容、讨论和文件。'
          : '标记后，标题、内容、讨论和文件只有本企业、挂钩干部和主办部门能看；督办人员须先说明理由。不进入导出和统计，谁看过都有记录。'}
      </View>
    </FormSheet>
  )
}
