import { useRouter } from '@tarojs/taro'
import { SearchScreen } from '../../features/chat/search-screen'
import { SignedIn } from '../../features/session/signed-in'

export default function SearchPage() {
  const { params } = useRouter<{ roomId: string; seq: string }>()
  const seq = Number(params.seq)
  return <SignedIn title="查找聊天记录"><SearchScreen roomId={params.roomId ?? ''} at={params.seq && Number.isInteger(seq) ? seq : null} /></SignedIn>
}
