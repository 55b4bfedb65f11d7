import { dial } from '@/platform/navigate'
import { Btn } from './btn'

/** Rings somebody who stands in the same line: `aside={phone && <CallBtn name={name} phone={phone} />}`. */
export const CallBtn = ({ name, phone }: { name: string; phone: string }) => (
  <Btn size="small" icon="phone" label={`给${name}打电话`} onTap={() => dial(phone)}>
    打电话
  </Btn>
)
