import type { TemplateName } from '../../../types/notify'
import { type TemplateShape, defaultShapes, fieldSources } from './templates'

/** A template as the deployment has it. */
export interface ConfiguredTemplate extends TemplateShape {
  name: TemplateName
  /** WeChat's id. */
  id: string
}

/**
 * Reads a template's setting: WeChat's id alone, or JSON `{"id": …, "fields": {"thing4": "title", …}, "longTerm": true}`
 * where WeChat named the fields otherwise or the account may use long-term templates. Throws on what it cannot use.
 */
export const readTemplate = (name: TemplateName, setting: string | undefined): ConfiguredTemplate => {
  const fault = (what: string) => new Error(`TEMPLATE_${name.toUpperCase()} ${what}`)
  if (!setting) throw fault('is not configured')
  if (!setting.startsWith('{')) return { name, id: setting, ...defaultShapes[name] }
  const { id, fields = defaultShapes[name].fields, longTerm = false } = JSON.parse(setting) as Partial<ConfiguredTemplate>
  if (typeof id !== 'string' || id === '') throw fault('has no id')
  for (const [field, source] of Object.entries(fields)) {
    if (!/^[a-z_]+\d+$/.test(field)) throw fault(`has a field ${field}`)
    if (!fieldSources.includes(source)) throw fault(`fills ${field} with ${String(source)}, which is none of ${fieldSources.join(', ')}`)
  }
  return { name, id, fields, longTerm }
}
