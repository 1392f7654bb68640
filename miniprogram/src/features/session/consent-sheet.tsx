import { View } from '@tarojs/components'
import type { TemplateBalance, TemplateName } from '@guagou/types/notify'
import { useState } from 'react'
import { create } from 'zustand'
import { Button } from '../../components/button'
import { Cell } from '../../components/cell'
import { Sheet } from '../../components/sheet'
import { Tag } from '../../components/tag'
import { usePageShown } from '../../services/page-shown'
import { lendConsentSheet, type ConsentAnswers } from '../../services/push-consent'
import { useLookClasses } from '../../settings/settings'
import { templateWords } from './template-words'

interface Asking {
  templates: readonly TemplateBalance[]
  answer(answers: ConsentAnswers): void
}

const useAsking = create<{ asking: Asking | null }>(() => ({ asking: null }))

lendConsentSheet((templates) => new Promise((resolve) => {
  useAsking.getState().asking?.answer({})
  useAsking.setState({
    asking: {
      templates,
      answer(answers) {
        useAsking.setState({ asking: null })
        resolve(answers)
      },
    },
  })
}))

/** What WeChat's own popup is in the mini program: the local cloud's question whether one wants to be told. */
export function ConsentSheet() {
  const { asking } = useAsking()
  const shown = usePageShown()
  const look = useLookClasses()
  if (!asking || !shown) return null
  return <View className={look}><Question asking={asking} /></View>
}

function Question({ asking }: { asking: Asking }) {
  const [refused, setRefused] = useState<readonly TemplateName[]>([])
  const names = asking.templates.map(({ name }) => name)
  const answers = (accepts: (name: TemplateName) => boolean): ConsentAnswers =>
    Object.fromEntries(names.map((name) => [name, accepts(name) ? 'accept' : 'reject']))
  const toggle = (name: TemplateName) =>
    setRefused(refused.includes(name) ? refused.filter((other) => other !== name) : [...refused, name])
  return (
    <Sheet
      open
      title="挂钩通 想给您发送通知"
      onClose={() => asking.answer({})}
      footer={<>
        <Button onPress={() => asking.answer(answers(() => false))}>暂不</Button>
        <Button kind="primary" onPress={() => asking.answer(answers((name) => !refused.includes(name)))}>允许</Button>
      </>}
    >
      {names.map((name) => {
        const on = !refused.includes(name)
        return (
          <Cell
            key={name}
            title={templateWords[name].name}
            note={templateWords[name].tells}
            trail={<Tag text={on ? '接收' : '不接收'} tone={on ? 'success' : 'neutral'} />}
            label={`${templateWords[name].name}，${on ? '接收' : '不接收'}，点击切换`}
            arrow={false}
            onPress={() => toggle(name)}
          />
        )
      })}
    </Sheet>
  )
}
