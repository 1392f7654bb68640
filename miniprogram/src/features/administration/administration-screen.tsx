import { View } from '@tarojs/components'
import type { ComponentType } from 'react'
import { Cell, CellGroup } from '../../components/cell'
import { Screen } from '../../components/screen'
import { useWide } from '../../components/use-wide'
import { openAdministration, replaceAdministration } from '../../navigation'
import { AuditSection } from './audit-section'
import { BureausSection } from './bureaus-section'
import { CalendarSection } from './calendar-section'
import { EnterprisesSection } from './enterprises-section'
import { ImportSection } from './import/import-section'
import { LimitsSection } from './limits-section'
import { PairingsSection } from './pairings-section'
import { PeopleSection } from './people-section'
import { PoliciesSection } from './policies-section'
import { PrivacySection } from './privacy-section'
import { type Section, sectionWords, sections } from './sections'
import { TemplatesSection } from './templates-section'
import './administration.scss'

const screens: Record<Section, ComponentType> = {
  people: PeopleSection, enterprises: EnterprisesSection, bureaus: BureausSection, pairings: PairingsSection,
  import: ImportSection, calendar: CalendarSection, limits: LimitsSection, templates: TemplatesSection, policies: PoliciesSection, audit: AuditSection, privacy: PrivacySection,
}

/** Beside an open section the titles are enough. */
function Sections({ at, onOpen }: { at: Section | null; onOpen(section: Section): void }) {
  return (
    <CellGroup note="管理员维护名册与配置，不查看诉求和群聊内容">
      {sections.map((section) => (
        <Cell key={section} title={sectionWords[section].title} {...(at === null ? { note: sectionWords[section].note } : { arrow: false })} selected={section === at} onPress={() => onOpen(section)} />
      ))}
    </CellGroup>
  )
}

/** The administrator's desk: on a desktop the sections stay at the left, on a phone they are a list to come back to. */
export function AdministrationScreen({ at }: { at: Section | null }) {
  const wide = useWide()
  const shown = at ?? (wide ? 'people' : null)
  const Shown = shown && screens[shown]
  return (
    <Screen
      title={shown ? sectionWords[shown].title : '名册与配置'}
      roomy
      side={<Sections at={shown} onOpen={replaceAdministration} />}
    >
      {Shown ? <View className="desk"><Shown /></View> : <Sections at={null} onOpen={openAdministration} />}
    </Screen>
  )
}
