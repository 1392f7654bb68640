import { useRouter } from '@tarojs/taro'
import { AdministrationScreen } from '../../../features/administration/administration-screen'
import { sectionOf } from '../../../features/administration/sections'
import { SignedIn } from '../../../features/session/signed-in'

export default function AdministrationPage() {
  const { params } = useRouter()
  return <SignedIn title="名册与配置" needs="roster.admin.people"><AdministrationScreen at={sectionOf(params.at)} /></SignedIn>
}
