import { Empty } from '../../components/empty'
import { Screen } from '../../components/screen'

export default function TicketsPage() {
  return (
    <Screen title="诉求" tab>
      <Empty title="这里还没有内容" />
    </Screen>
  )
}
