import type { PersonRow } from '@guagou/types/administration'
import type { Role } from '@guagou/types/roster'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '../../components/button'
import { Cell, CellGroup } from '../../components/cell'
import { SegmentedFilter } from '../../components/tabs'
import { Tag } from '../../components/tag'
import { roleWords } from '../session/role-words'
import { Paged } from './paged'
import { PersonForm } from './person-form'

type Filter = Role | 'all'
const filters: { value: Filter; text: string }[] = [
  { value: 'all', text: '全部' }, { value: 'staff', text: '企业人员' }, { value: 'cadre', text: '挂钩干部' }, { value: 'officer', text: '经办人' },
  { value: 'lead', text: '部门负责人' }, { value: 'supervisor', text: '督办人员' }, { value: 'observer', text: '体验官' }, { value: 'admin', text: '管理员' },
]

export function PeopleSection() {
  const [role, setRole] = useState<Filter>('all')
  const [open, setOpen] = useState<PersonRow | 'new' | null>(null)
  return (
    <View>
      <View className="desk-acts"><Button kind="primary" size="inline" onPress={() => setOpen('new')}>添加人员</Button></View>
      <SegmentedFilter label="角色" choices={filters} value={role} onChange={setRole} />
      <Paged
        name="roster.admin.people" label="搜索姓名、手机号或职务" input={role === 'all' ? {} : { role }} empty="名册里还没有人"
        count={({ people }) => people.length}
      >
        {(pages) => (
          <CellGroup>
            {pages.flatMap(({ people }) => people).map((person) => (
              <Cell
                key={person.id}
                title={<View className="desk-line">{person.name}{person.owner && <Tag text="企业负责人" tone="info" marked={false} />}{!person.bound && <Tag text="未登录过" />}</View>}
                note={<>
                  <View>{roleWords(person.roles)}{person.title === '' ? '' : `　${person.title}`}</View>
                  <View>{person.enterprise?.name ?? person.bureau?.name ?? '园区'}　{person.phone}</View>
                </>}
                label={`${person.name}，${roleWords(person.roles)}，${person.enterprise?.name ?? person.bureau?.name ?? '园区'}，修改`}
                onPress={() => setOpen(person)}
              />
            ))}
          </CellGroup>
        )}
      </Paged>
      {open !== null && <PersonForm person={open === 'new' ? null : open} close={() => setOpen(null)} />}
    </View>
  )
}
