import type { CollectionDeclaration } from './local-cloud/engine/engine'

/**
 * Every collection with its indexes: the local cloud creates them at start, `scripts/deploy.ts` in CloudBase.
 * A list is served by one index: the equal fields first, then the field it is sorted by.
 */
export const collections: CollectionDeclaration[] = [
  {
    name: 'people',
    indexes: [
      { name: 'openid', unique: true, keys: [['openid', 1]] },
      { name: 'bureau', keys: [['bureauId', 1]] },
      { name: 'enterprise', keys: [['enterpriseId', 1]] },
      { name: 'roles', keys: [['roles', 1]] },
      { name: 'phone', keys: [['phone', 1]] },
      { name: 'erasures', keys: [['erasureAskedAt', 1]] },
      { name: 'deputies', keys: [['deputising.for', 1]] },
      { name: 'former', keys: [['formerAccounts', 1]] },
    ],
  },
  { name: 'enterprises', indexes: [{ name: 'name', keys: [['name', 1]] }] },
  { name: 'bureaus', indexes: [] },
  { name: 'policies', indexes: [{ name: 'newest', keys: [['changedAt', -1]] }, { name: 'force', keys: [['state', 1], ['dueAt', 1]] }] },
  {
    name: 'policy_fits',
    indexes: [
      { name: 'enterprise', keys: [['enterpriseId', 1], ['at', -1]] },
      { name: 'policy', keys: [['policyId', 1], ['answer', 1], ['_id', 1]] },
    ],
  },
  {
    name: 'pairings',
    indexes: [
      { name: 'cadre', keys: [['cadreId', 1], ['to', 1]] },
      { name: 'enterprise', keys: [['enterpriseId', 1], ['to', 1]] },
    ],
  },
  {
    name: 'rooms',
    indexes: [
      { name: 'member', keys: [['members.id', 1]] },
      { name: 'remind', keys: [['remindAt', 1]] },
      { name: 'gather', keys: [['gatherAt', 1]] },
    ],
  },
  {
    name: 'invitations',
    indexes: [
      { name: 'code', unique: true, keys: [['code', 1]] },
      { name: 'enterprise', keys: [['enterpriseId', 1], ['at', -1]] },
    ],
  },
  { name: 'applications', indexes: [{ name: 'waiting', keys: [['state', 1], ['enterpriseId', 1], ['at', 1]] }] },
  { name: 'handovers', indexes: [{ name: 'newest', keys: [['madeAt', -1]] }, { name: 'taken', keys: [['to.id', 1], ['at', -1]] }] },
  { name: 'access_log', indexes: [{ name: 'about', keys: [['aboutId', 1], ['at', -1]] }, { name: 'newest', keys: [['at', -1]] }, { name: 'by', keys: [['by.id', 1]] }] },
  { name: 'refusals', indexes: [{ name: 'newest', keys: [['last', -1]] }, { name: 'by', keys: [['by.id', 1]] }] },
  { name: 'attempts', indexes: [{ name: 'over', keys: [['endsAt', 1]] }] },
  {
    name: 'messages',
    indexes: [
      { name: 'room_place', keys: [['roomId', 1], ['seq', -1]] },
      { name: 'room_change', keys: [['roomId', 1], ['rev', 1]] },
      { name: 'thread_change', keys: [['ticketId', 1], ['rev', 1]] },
    ],
  },
  {
    name: 'visits',
    indexes: [
      { name: 'enterprise', keys: [['enterpriseId', 1], ['at', -1]] },
      { name: 'open', keys: [['enterpriseId', 1], ['state', 1], ['at', 1]] },
    ],
  },
  { name: 'reads', indexes: [] },
  { name: 'words', indexes: [{ name: 'run', keys: [['roomId', 1], ['n', -1]] }] },
  { name: 'held', indexes: [{ name: 'file', keys: [['fileId', 1]] }] },
  {
    name: 'files',
    indexes: [
      { name: 'unfinished', keys: [['state', 1], ['at', 1]] },
      { name: 'uploader', keys: [['by', 1], ['state', 1]] },
      { name: 'unjudged', keys: [['check', 1], ['askedAt', 1]] },
    ],
  },
  { name: 'verdicts', indexes: [] },
  {
    name: 'tickets',
    indexes: [
      { name: 'enterprise', keys: [['enterpriseId', 1], ['updatedAt', -1]] },
      { name: 'enterprise_turn', keys: [['enterpriseId', 1], ['turn', 1]] },
      { name: 'bureau', keys: [['bureauIds', 1], ['updatedAt', -1]] },
      { name: 'bureau_turn', keys: [['bureauIds', 1], ['turn', 1]] },
      { name: 'newest', keys: [['updatedAt', -1]] },
      { name: 'waits_for', keys: [['waitsFor', 1], ['nextDueAt', 1]] },
      { name: 'responsible', keys: [['responsible.id', 1], ['nextDueAt', 1]] },
      { name: 'late', keys: [['lateAt', 1]] },
      { name: 'bureau_late', keys: [['leadBureau.id', 1], ['lateAt', 1]] },
      { name: 'confirm_due', keys: [['state', 1], ['stepDueAt', 1]] },
    ],
  },
  { name: 'ticket_events', indexes: [{ name: 'line', unique: true, keys: [['ticketId', 1], ['n', 1]] }] },
  {
    name: 'approvals',
    indexes: [
      { name: 'waits_for', keys: [['waitsFor', 1], ['nextDueAt', 1]] },
      { name: 'deem', keys: [['deemAt', 1]] },
    ],
  },
  { name: 'approval_papers', indexes: [{ name: 'ticket', keys: [['ticketId', 1], ['at', 1]] }] },
  { name: 'approval_templates', indexes: [] },
  { name: 'deadlines', indexes: [{ name: 'due', keys: [['dueAt', 1]] }] },
  {
    name: 'routings',
    indexes: [
      { name: 'learned', keys: [['state', 1], ['decidedAt', -1]] },
      { name: 'decided', keys: [['decidedAt', -1]] },
      { name: 'raised', keys: [['raisedAt', -1]] },
      { name: 'duty', keys: [['duty.id', 1], ['raisedAt', -1]] },
    ],
  },
  { name: 'router_models', indexes: [] },
  { name: 'router_parts', indexes: [{ name: 'version', keys: [['version', 1]] }] },
  { name: 'numbers', indexes: [] },
  { name: 'ticket_looks', indexes: [{ name: 'ticket', keys: [['ticketId', 1], ['at', -1]] }] },
  { name: 'anchors', indexes: [{ name: 'place', unique: true, keys: [['n', -1]] }] },
  { name: 'settings', indexes: [] },
  { name: 'setting_changes', indexes: [{ name: 'newest', keys: [['at', -1]] }] },
  { name: 'outbox', indexes: [{ name: 'due', keys: [['target', 1], ['state', 1], ['dueAt', 1]] }] },
  {
    name: 'notices',
    indexes: [
      { name: 'inbox', keys: [['personId', 1], ['at', -1]] },
      { name: 'unread', keys: [['personId', 1], ['read', 1]] },
      { name: 'open', keys: [['personId', 1], ['done', 1]] },
      { name: 'pushed', keys: [['personId', 1], ['settledAt', 1]] },
      { name: 'push_due', keys: [['delivery', 1], ['pushAt', 1]] },
      { name: 'outcome', keys: [['delivery', 1], ['via', 1], ['obstacle', 1]] },
      { name: 'about', keys: [['delivery', 1], ['enterpriseId', 1]] },
      { name: 'ticket', keys: [['ticketId', 1], ['done', 1]] },
      { name: 'order', keys: [['orderId', 1]] },
    ],
  },
  { name: 'consents', indexes: [] },
  { name: 'consent_answers', indexes: [] },
  { name: 'wechat_tokens', indexes: [] },
  { name: 'wishes', indexes: [{ name: 'digest', keys: [['digest', 1], ['digestDay', 1]] }] },
  { name: 'reminder_settings', indexes: [] },
  { name: 'push_reports', indexes: [{ name: 'newest', keys: [['at', -1]] }] },
  { name: 'push_pauses', indexes: [] },
  { name: 'push_turns', indexes: [] },
  { name: 'push_doubts', indexes: [{ name: 'newest', keys: [['at', -1]] }] },
  {
    name: 'commitments',
    indexes: [
      { name: 'chase', keys: [['chaseAt', 1]] },
      { name: 'person', keys: [['personIds', 1], ['state', 1], ['dueAt', 1]] },
      { name: 'enterprise', keys: [['enterpriseId', 1], ['state', 1], ['dueAt', 1]] },
    ],
  },
  { name: 'signals', indexes: [], volatile: true },
  { name: 'bootstraps', indexes: [] },
  { name: 'imports', indexes: [{ name: 'left', keys: [['state', 1], ['leaseUntil', 1]] }] },
  { name: 'import_parts', indexes: [{ name: 'part', keys: [['importId', 1], ['kind', 1], ['part', 1]] }] },
  { name: 'roster_audit', indexes: [{ name: 'newest', keys: [['at', -1]] }, { name: 'undoes', keys: [['undoes', 1]] }] },
]
