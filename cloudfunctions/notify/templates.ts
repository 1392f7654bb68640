import { type TemplateName, templateNames } from '../../types/notify'
import { type ConfiguredTemplate, readTemplate } from './domain/template-setting'

/** The templates are configuration of the deployment: TEMPLATE_TODO, TEMPLATE_PROGRESS, TEMPLATE_DEADLINE. */
export const configured = (name: TemplateName): ConfiguredTemplate =>
  readTemplate(name, process.env[`TEMPLATE_${name.toUpperCase()}`])

export const templateWithId = (id: string): ConfiguredTemplate | null =>
  templateNames.map(configured).find((template) => template.id === id) ?? null
