import type { Validator } from '@/contracts/validator'
import * as canteen from '@/contracts/generated/canteen'
import * as cases from '@/contracts/generated/case'
import * as dispatch from '@/contracts/generated/dispatch'
import * as gridwork from '@/contracts/generated/gridwork'
import * as people from '@/contracts/generated/people'
import * as place from '@/contracts/generated/place'
import * as station from '@/contracts/generated/station'
import * as upload from '@/contracts/generated/upload'

/** Every input contract by its name in the table of operations. */
export const validators: Record<string, Validator<unknown>> = { ...canteen, ...cases, ...dispatch, ...people, ...place, ...gridwork, ...upload, ...station } as unknown as Record<string, Validator<unknown>>
