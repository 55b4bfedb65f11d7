import type { Static } from '@sinclair/typebox'
import type { Validator } from '../validator'
import type * as caseContracts from '../case'
import type * as peopleContracts from '../people'
import type * as uploadContracts from '../upload'
import type * as placeContracts from '../place'
import type * as gridworkContracts from '../gridwork'
import type * as stationContracts from '../station'
import type * as canteenContracts from '../canteen'
import type * as dispatchContracts from '../dispatch'
export declare const AnswerCaseInput: Validator<Static<typeof caseContracts.AnswerCaseInput>>
export declare const ApproveApplicationInput: Validator<Static<typeof gridworkContracts.ApproveApplicationInput>>
export declare const AskApplicantInput: Validator<Static<typeof gridworkContracts.AskApplicantInput>>
export declare const AskMissingInput: Validator<Static<typeof caseContracts.AskMissingInput>>
export declare const AssignHelperInput: Validator<Static<typeof caseContracts.AssignHelperInput>>
export declare const DecidePostInput: Validator<Static<typeof gridworkContracts.DecidePostInput>>
export declare const DeclineStationInput: Validator<Static<typeof stationContracts.DeclineStationInput>>
export declare const EndAppointmentInput: Validator<Static<typeof gridworkContracts.EndAppointmentInput>>
export declare const ExportStationsInput: Validator<Static<typeof stationContracts.ExportStationsInput>>
export declare const ImportStationsInput: Validator<Static<typeof stationContracts.ImportStationsInput>>
export declare const ListApplicationsInput: Validator<Static<typeof gridworkContracts.ListApplicationsInput>>
export declare const ListAppointmentsInput: Validator<Static<typeof gridworkContracts.ListAppointmentsInput>>
export declare const ListCandidaciesInput: Validator<Static<typeof gridworkContracts.ListCandidaciesInput>>
export declare const ListInboxInput: Validator<Static<typeof caseContracts.ListInboxInput>>
export declare const ListStationsInput: Validator<Static<typeof stationContracts.ListStationsInput>>
export declare const NothingInput: Validator<Static<typeof peopleContracts.NothingInput>>
export declare const PauseCaseInput: Validator<Static<typeof caseContracts.PauseCaseInput>>
export declare const ReadCoverageInput: Validator<Static<typeof stationContracts.ReadCoverageInput>>
export declare const RefuseApplicationInput: Validator<Static<typeof gridworkContracts.RefuseApplicationInput>>
export declare const RemoveStationInput: Validator<Static<typeof stationContracts.RemoveStationInput>>
export declare const RenewAppointmentInput: Validator<Static<typeof gridworkContracts.RenewAppointmentInput>>
export declare const TransferCaseInput: Validator<Static<typeof caseContracts.TransferCaseInput>>
export declare const WhichApplicationInput: Validator<Static<typeof gridworkContracts.WhichApplicationInput>>
export declare const WhichCanteenInput: Validator<Static<typeof canteenContracts.WhichCanteenInput>>
export declare const WhichCaseInput: Validator<Static<typeof caseContracts.WhichCaseInput>>
export declare const WhichClerkInput: Validator<Static<typeof canteenContracts.WhichClerkInput>>
export declare const WhichStationInput: Validator<Static<typeof stationContracts.WhichStationInput>>
