import type { PersonRow } from '@guagou/types/administration'
import { View } from '@tarojs/components'
import { Press } from '../../components/press'
import { toast } from '../../components/toast'
import { useWholeNumber } from '../people/use-whole-number'

/** A masked number in a table; whoever needs to call has it shown, one at a time, and each look is noted. */
export function PhoneCell({ id, name, phone }: Pick<PersonRow, 'id' | 'name' | 'phone'>) {
  const { busy, number, bring } = useWholeNumber(id)
  const show = async () => {
    if ((await bring()) !== null) toast('本次查看已记录')
  }
  return (
    <View className="desk-phone">
      {number ?? phone}
      {number === null && phone !== '' && <Press className="desk-show" disabled={busy} label={`显示${name}的手机号，查看会被记录`} onPress={() => void show()}>显示</Press>}
    </View>
  )
}
