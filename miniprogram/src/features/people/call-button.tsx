import { Button } from '../../components/button'
import { toast } from '../../components/toast'
import { copy } from '../../services/clipboard'
import { dial } from '../../services/dial'
import { platform } from '../../services/platform'
import { useWholeNumber } from './use-whole-number'

/** Rings somebody up: in WeChat at once, in a browser with his number to copy. */
export function CallButton({ personId, name }: { personId: string; name: string }) {
  const { busy, number, bring } = useWholeNumber(personId)
  const call = async () => {
    const phone = await bring()
    if (phone === null) return
    if (platform === 'wechat') dial(phone)
    else toast((await copy(phone)) ? '号码已复制，本次查看已记录' : '本次查看已记录')
  }
  return <Button size="inline" busy={busy} label={`打电话给${name}，查看会被记录`} onPress={() => void call()}>{number ?? '打电话'}</Button>
}
