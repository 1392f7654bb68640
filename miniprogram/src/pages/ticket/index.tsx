import { Empty } from '../../components/empty'
import { Screen } from '../../components/screen'

export default function TicketPage() {
  return (
    <Screen title="诉求">
      <Empty title="这里还没有内容" />
    </Screen>
  )
}
