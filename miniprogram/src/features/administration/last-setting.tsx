import type { SettingChangeLine } from '@guagou/types/clocks'
import { View } from '@tarojs/components'
import { Button } from '../../components/button'
import { NoticeBar } from '../../components/notice-bar'
import { toast } from '../../components/toast'
import { useCall } from '../../services/query'
import { useToday } from '../../services/today'
import { momentText } from '../../words/moments'
import { settingTitle } from './setting-words'
import { useDeed } from './use-deed'

/** The last change of the calendar or of the limits, whoever made it and whenever: it can be taken back here and in 变更记录. */
export function LastSetting({ setting }: { setting: SettingChangeLine['setting'] }) {
  const { data } = useCall('ticket.settings.changes', {})
  const today = useToday()
  const undo = useDeed('ticket.settings.undo', () => toast('已撤销'))
  const last = data?.changes.find((one) => one.setting === setting && one.undoable)
  if (!last) return null
  return (
    <>
      {undo.problem && <NoticeBar tone="danger" text={`${undo.problem.happened}，${undo.problem.next}`} />}
      <View className="desk-last">
        <View className="desk-last-words">上次修改：{last.by.name}　{momentText(last.at, today)}　{settingTitle(last)}</View>
        <Button size="inline" busy={undo.busy} label={`撤销上次修改：${settingTitle(last)}`} onPress={() => void undo.submit({ changeId: last.id })}>撤销</Button>
      </View>
    </>
  )
}
