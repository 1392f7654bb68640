import { useRouter } from '@tarojs/taro'
import { FirstScreen } from '../../../features/administration/first-screen'

/** The printed link brings its secret along; in WeChat it is pasted. */
export default function FirstPage() {
  const { params } = useRouter()
  return <FirstScreen secret={params.secret ?? ''} />
}
