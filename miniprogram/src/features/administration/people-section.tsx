import type { PersonRow } from '@guagou/types/administration'
import type { Role } from '@guagou/types/roster'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '../../components/button'
import { Cell, CellGroup } from '../../components/cell'
import { type Column, DataTable, type Sorted } from '../../components/data-table'
import { SegmentedFilter } from '../../components/tabs'
import { Tag } from '../../components/tag'
import { useWide } from '../../components/use-wide'
import { roleWords } from '../session/role-words'
import { InviteOfficial } from './invite-official'
import { Paged } from './paged'
import { PhoneCell } from './phone-cell'
import { PersonForm } from './person-form'

type Filter = Role | 'all'
const filters: { value: Filter; text: string }[] = [
  { value: 'all', text: '全部' }, { value: 'staff', text: '企业人员' }, { value: 'cadre', text: '挂钩干部' }, { value: 'officer', text: '经办人' },
  { value: 'lead', text: '部门负责人' }, { value: 'supervisor', text: '督办人员' }, { value: 'observer', text: '体验官' }, { value: 'admin', text: '管理员' },
]

const placeOf = ({ enterprise, bureau }: PersonRow): string => enterprise?.name ?? bureau?.name ?? '园区'

const marks = ({ owner, bound }: PersonRow) => <>{owner && <Tag text="企业负责人" tone="info" marked={false} />}{!bound && <Tag text="未登录过" />}</>

const columns: readonly Column<PersonRow>[] = [
  { key: 'name', title: '姓名', show: ({ name }) => name, sortable: true, narrow: true },
  { key: 'roles', title: '角色', show: ({ roles }) => roleWords(roles), narrow: true },
  { key: 'place', title: '单位', show: placeOf, cut: true },
  { key: 'title', title: '职务', show: ({ title }) => title, sortable: true, cut: true },
  { key: 'phone', title: '手机号', show: ({ id, name, phone }) => <PhoneCell id={id} name={name} phone={phone} />, narrow: true },
  { key: 'state', title: '状态', show: (person) => <View className="desk-marks">{marks(person)}</View>, narrow: true },
]

export function PeopleSection() {
  const wide = useWide()
  const [role, setRole] = useState<Filter>('all')
  const [sorted, setSorted] = useState<Sorted | null>(null)
  const [open, setOpen] = useState<PersonRow | 'new' | null>(null)
  const [inviting, setInviting] = useState(false)
  return (
    <View>
      <View className="desk-acts">
        <Button kind="primary" size="inline" onPress={() => setOpen('new')}>添加人员</Button>
        <Button size="inline" onPress={() => setInviting(true)}>邀请干部</Button>
      </View>
      <SegmentedFilter label="角色" choices={filters} value={role} onChange={setRole} />
      <Paged
        name="roster.admin.people" label="搜索姓名、职务、完整手机号或后四位" empty="名册里还没有人" count={({ people }) => people.length}
        input={{ ...(role === 'all' ? {} : { role }), ...(wide && sorted ? { sort: { by: sorted.by as 'name', down: sorted.down } } : {}) }}
      >
        {(pages) => {
          const people = pages.flatMap((page) => page.people)
          return wide
            ? <DataTable label="人员" columns={columns} rows={people} keyOf={({ id }) => id} onOpen={setOpen} sorted={sorted} onSort={setSorted} />
            : (
              <CellGroup>
                {people.map((person) => (
                  <Cell
                    key={person.id}
                    title={<View className="desk-line">{person.name}{marks(person)}</View>}
                    note={<>
                      <View>{roleWords(person.roles)}{person.title === '' ? '' : `　${person.title}`}</View>
                      <View>{placeOf(person)}　{person.phone}</View>
                    </>}
                    label={`${person.name}，${roleWords(person.roles)}，${placeOf(person)}，修改`}
                    onPress={() => setOpen(person)}
                  />
                ))}
              </CellGroup>
            )
        }}
      </Paged>
      {open !== null && <PersonForm person={open === 'new' ? null : open} close={() => setOpen(null)} />}
      {inviting && <InviteOfficial close={() => setInviting(false)} />}
    </View>
  )
}
