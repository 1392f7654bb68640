import { Empty } from '../../components/empty'
import { Screen } from '../../components/screen'

export default function MessagesPage() {
  return (
    <Screen title="消息" tab>
      <Empty title="这里还没有内容" />
    </Screen>
  )
}
