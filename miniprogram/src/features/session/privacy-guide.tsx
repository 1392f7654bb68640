import { View } from '@tarojs/components'
import { privacyVersion } from '@guagou/types/joining'
import { useState } from 'react'
import { Cell, CellGroup } from '../../components/cell'
import { Press } from '../../components/press'
import { Sheet } from '../../components/sheet'
import { agreedToPrivacy } from '../../services/privacy'
import { toast } from '../../components/toast'
import './privacy-guide.scss'

/** What is stored about a person, why, and who sees it: in words that fit on one screen. */
export function PrivacyGuide() {
  return (
    <View>
      <CellGroup heading={`隐私保护指引（${privacyVersion} 版）`}>
        <Cell title="收集什么" note="姓名、职务、手机号和微信账号标识；您在群里和诉求中自己填写的内容" />
        <Cell title="用来做什么" note="核对身份，让企业与挂钩干部、责任部门联系得上，把诉求办完" />
        <Cell title="谁能看到" note="手机号平时只显示前三后四位；确需打电话的人可查看完整号码，每次查看都有记录" />
        <Cell title="不做什么" note="不收集位置，不作考勤，不统计在线，不排名" />
        <Cell title="您的权利" note="在“我的信息”里查看、更正、申请删除；离开单位后账号立即失效" />
      </CellGroup>
    </View>
  )
}

/** A box to tick, with the guide a tap away. In WeChat its own question is asked too. */
export function AgreePrivacy({ agreed, onChange }: { agreed: boolean; onChange(agreed: boolean): void }) {
  const [reading, setReading] = useState(false)
  const toggle = async () => {
    if (agreed) return onChange(false)
    if (await agreedToPrivacy()) onChange(true)
    else toast('未同意隐私保护指引，暂时不能核对手机号')
  }
  return (
    <View className="agree">
      <Press className="agree-box" role="checkbox" checked={agreed} label="同意隐私保护指引" onPress={() => void toggle()}>
        <View className={agreed ? 'agree-mark agree-on' : 'agree-mark'} aria-hidden="true">{agreed ? '✓' : ''}</View>
        <View className="agree-text">我已阅读并同意</View>
      </Press>
      <Press className="agree-link" label="阅读隐私保护指引" onPress={() => setReading(true)}>《隐私保护指引》</Press>
      <Sheet open={reading} title="隐私保护指引" onClose={() => setReading(false)}><PrivacyGuide /></Sheet>
    </View>
  )
}
