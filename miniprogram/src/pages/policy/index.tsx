import { useRouter } from '@tarojs/taro'
import { PoliciesScreen } from '../../features/policy/policies-screen'
import { PolicyScreen } from '../../features/policy/policy-screen'
import { SignedIn } from '../../features/session/signed-in'

export default function PolicyPage() {
  const { params } = useRouter<{ id?: string }>()
  return (
    <SignedIn title="惠企政策" needs="roster.policy.view">
      {params.id === undefined ? <PoliciesScreen /> : <PolicyScreen policyId={params.id} />}
    </SignedIn>
  )
}
