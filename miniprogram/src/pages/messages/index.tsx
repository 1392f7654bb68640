import { MessagesScreen } from '../../features/chat/messages-screen'
import { SignedIn } from '../../features/session/signed-in'

export default function MessagesPage() {
  return <SignedIn title="消息" tab needs="ticket.list"><MessagesScreen /></SignedIn>
}
