import { Empty } from '../../components/empty'
import { Screen } from '../../components/screen'

export default function SignInPage() {
  return (
    <Screen title="登录" alone>
      <Empty title="这里还没有内容" />
    </Screen>
  )
}
