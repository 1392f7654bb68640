import { View } from '@tarojs/components'
import { CellGroup } from '../../components/cell'
import { SegmentedFilter, type Choice } from '../../components/tabs'
import { useSettings, type TextSize, type Theme } from '../../settings/settings'
import './look-settings.scss'

const sizes: Choice<TextSize>[] = [
  { value: 'system', text: '系统' }, { value: 'standard', text: '标准' }, { value: 'larger', text: '大' },
  { value: 'largest', text: '特大' },
]
const themes: Choice<Theme>[] = [
  { value: 'system', text: '系统' }, { value: 'light', text: '浅色' }, { value: 'dark', text: '深色' },
]

/** How large the text is and which colours it has, on this device. */
export function LookSettings() {
  const { textSize, theme, setTextSize, setTheme } = useSettings()
  return (
    <CellGroup heading="显示">
      <View className="look-row">
        <View className="look-name" aria-hidden="true">关怀模式（字号）</View>
        <SegmentedFilter label="关怀模式，字号" choices={sizes} value={textSize} onChange={setTextSize} />
      </View>
      <View className="look-row">
        <View className="look-name" aria-hidden="true">深色模式</View>
        <SegmentedFilter label="深色模式" choices={themes} value={theme} onChange={setTheme} />
      </View>
    </CellGroup>
  )
}
