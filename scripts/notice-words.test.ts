import { noticeKinds } from '../cloudfunctions/notify/domain/order'
import { noticeText } from '../miniprogram/src/features/notify/notice-words'

test.each(noticeKinds.filter((kind) => kind !== 'noted'))('the inbox says what %s means, not only that there is news', (kind) => {
  expect(noticeText(kind)).not.toBe(noticeText('a kind that is not known'))
})
