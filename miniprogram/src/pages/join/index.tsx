import { useRouter } from '@tarojs/taro'
import { JoinScreen } from '../../features/joining/join-screen'

/** A mini-program code brings its word as `scene`, a link as `code`. */
export default function JoinPage() {
  const { params } = useRouter()
  const code = params.code ?? (params.scene === undefined ? undefined : decodeURIComponent(params.scene))
  return <JoinScreen code={code ?? null} />
}
