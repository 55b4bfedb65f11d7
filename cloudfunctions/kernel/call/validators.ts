import type { Validator } from '@/contracts/validator'
import * as cases from '@/contracts/generated/case'
import * as people from '@/contracts/generated/people'
import * as place from '@/contracts/generated/place'
import * as upload from '@/contracts/generated/upload'

/** Every input contract by its name in the table of operations. */
export const validators: Record<string, Validator<unknown>> = { ...cases, ...people, ...place, ...upload } as unknown as Record<string, Validator<unknown>>
