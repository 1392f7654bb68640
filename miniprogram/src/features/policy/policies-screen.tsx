import { CellGroup } from '../../components/cell'
import { Empty } from '../../components/empty'
import { ErrorPanel } from '../../components/error-panel'
import { Screen } from '../../components/screen'
import { Skeleton } from '../../components/skeleton'
import { explain } from '../../services/refusal-text'
import { useOwnPolicies } from './calls'
import { PolicyCell } from './policy-list'

/** Everything that was found to fit the enterprise, answered or not, the newest first. */
export function PoliciesScreen() {
  const { data, error, refetch } = useOwnPolicies(true)
  return (
    <Screen title="惠企政策">
      {!data ? (error ? <ErrorPanel {...explain(error)} onRetry={() => void refetch()} /> : <Skeleton rows={4} lead={false} />)
        : data.policies.length === 0 ? <Empty title="还没有适合贵企业的政策" next="有适合的会出现在这里，并通知您" />
          : <CellGroup>{data.policies.map((policy) => <PolicyCell key={policy.id} policy={policy} />)}</CellGroup>}
    </Screen>
  )
}
