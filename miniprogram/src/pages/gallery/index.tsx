import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { Avatar } from '../../components/avatar'
import { Badge } from '../../components/badge'
import { Button } from '../../components/button'
import { Cell, CellGroup } from '../../components/cell'
import { Empty } from '../../components/empty'
import { ErrorPanel } from '../../components/error-panel'
import { Field, TextArea } from '../../components/field'
import { NoticeBar } from '../../components/notice-bar'
import { Rating, type Stars } from '../../components/rating'
import { Screen } from '../../components/screen'
import { SearchBar } from '../../components/search-bar'
import { Sheet } from '../../components/sheet'
import { Skeleton } from '../../components/skeleton'
import { Steps } from '../../components/steps'
import { SegmentedFilter, Tabs } from '../../components/tabs'
import { Tag, type Tone } from '../../components/tag'
import { toast } from '../../components/toast'
import { useSettings, type TextSize, type Theme } from '../../settings/settings'
import './index.scss'

const tones: Tone[] = ['neutral', 'info', 'success', 'warning', 'danger']

/** Every building block in its states. Only in development builds. */
export default function GalleryPage() {
  const settings = useSettings()
  const [tab, setTab] = useState('one')
  const [filter, setFilter] = useState('all')
  const [stars, setStars] = useState<Stars | null>(null)
  const [name, setName] = useState('')
  const [text, setText] = useState('')
  const [search, setSearch] = useState('')
  const [open, setOpen] = useState(false)
  return (
    <Screen
      title="组件"
      top={
        <Tabs
          label="示例"
          value={tab}
          onChange={setTab}
          choices={[{ value: 'one', text: '进行中', count: 3 }, { value: 'two', text: '已完成' }, { value: 'three', text: '全部' }]}
        />
      }
      side={
        <CellGroup heading="左侧列表">
          {['甲组', '乙组', '丙组'].map((group) => (
            <Cell key={group} lead={<Avatar name={group} group />} title={group} note="最后一行文字" trail={<Badge count={4} />} onPress={() => toast(group)} arrow={false} />
          ))}
        </CellGroup>
      }
      footer={
        <View className="gallery-row">
          <Button onPress={() => setOpen(true)}>打开面板</Button>
          <Button kind="primary" onPress={() => toast('已保存')}>保存</Button>
        </View>
      }
    >
      <NoticeBar text="网络已断开，内容会在恢复后自动发送" tone="warning" action={{ text: '重试', onPress: () => toast('正在重试') }} />
      <NoticeBar text="有 3 条新的提醒" />
      <SearchBar label="搜索姓名或单位" value={search} onChange={setSearch} />
      <SegmentedFilter
        label="状态"
        value={filter}
        onChange={setFilter}
        choices={['all:全部', 'a:待处理', 'b:进行中', 'c:待确认', 'd:已完成', 'e:已撤回'].map((choice, n) => ({
          value: choice.split(':')[0] as string, text: choice.split(':')[1] as string, count: n,
        }))}
      />
      <CellGroup heading="列表">
        <Cell lead={<Avatar name="张建国" />} title="张建国" note="明天下午给您答复" trail="09:32" onPress={() => toast('张建国')} />
        <Cell lead={<Avatar name="李敏" />} title="一个很长很长的标题，长到一行放不下，要折到第二行去" note="备注" trail={<Badge count={120} />} onPress={() => toast('李敏')} />
        <Cell title="只显示" trail="不能点" />
        <Cell title="状态" trail={<Tag text="进行中" tone="info" />} />
      </CellGroup>
      <View className="gallery-box">
        {tones.map((tone) => <View key={tone} className="gallery-tag"><Tag text={tone} tone={tone} /></View>)}
      </View>
      <View className="gallery-box">
        <Steps
          label="经过"
          steps={[
            { key: '1', title: '提出', note: '9月18日 10:20　王芳', state: 'done' },
            { key: '2', title: '正在办理', note: '预计 9月24日 前', state: 'now' },
            { key: '3', title: '确认', state: 'ahead' },
          ]}
        />
      </View>
      <Field label="姓名" value={name} onChange={setName} placeholder="请输入" hint="与证件一致" />
      <Field label="电话" value="12" onChange={() => undefined} error="号码应为 11 位数字" />
      <TextArea label="说明" value={text} onChange={setText} placeholder="请写清楚遇到的困难" maxLength={20} />
      <View className="gallery-box">
        <Rating label="满意度" value={stars} onChange={setStars} />
        <Rating label="上次评价" value={4} />
      </View>
      <View className="gallery-box gallery-buttons">
        <Button kind="primary">主要</Button>
        <Button>普通</Button>
        <Button kind="danger">危险</Button>
        <Button kind="quiet">安静</Button>
        <Button kind="primary" disabled>不可用</Button>
        <Button kind="primary" busy>提交中</Button>
      </View>
      <CellGroup heading="外观">
        <SegmentedFilter
          label="字号"
          value={settings.textSize}
          onChange={(value) => settings.setTextSize(value)}
          choices={(['system', 'standard', 'larger', 'largest'] satisfies TextSize[]).map((value) => ({ value, text: value }))}
        />
        <SegmentedFilter
          label="颜色"
          value={settings.theme}
          onChange={(value) => settings.setTheme(value)}
          choices={(['system', 'light', 'dark'] satisfies Theme[]).map((value) => ({ value, text: value }))}
        />
      </CellGroup>
      <Skeleton rows={2} />
      <Empty title="今天没有要您处理的事" next="有新的事项会出现在这里" action={{ text: '看看全部', onPress: () => toast('全部') }} />
      <ErrorPanel happened="没有发送成功" kept="您写的内容已保留" next="请检查网络后重试" onRetry={() => toast('重试')} />
      <Sheet open={open} title="选择部门" onClose={() => setOpen(false)} footer={<Button kind="primary" onPress={() => setOpen(false)}>确定</Button>}>
        {['第一', '第二', '第三', '第四'].map((row) => <Cell key={row} title={row} note="一句说明" onPress={() => setOpen(false)} />)}
        <Text> </Text>
      </Sheet>
    </Screen>
  )
}
