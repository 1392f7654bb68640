import { Empty } from '../../components/empty'
import { Screen } from '../../components/screen'

export default function TodayPage() {
  return (
    <Screen title="今日" tab>
      <Empty title="这里还没有内容" />
    </Screen>
  )
}
