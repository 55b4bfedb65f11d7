import { ours } from './ours'
import { broadcast, nearest, nearest5, none, random5 } from './plain'
import type { Policy, PolicyName } from './policy'

export { policyNames, type Policy, type PolicyName } from './policy'

export function policyOf(name: PolicyName): Policy {
  const plain = [none, broadcast, random5, nearest, nearest5].find(policy => policy.name === name)
  return plain ?? ours()
}
