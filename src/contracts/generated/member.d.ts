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
export declare const AddWalkInInput: Validator<Static<typeof canteenContracts.AddWalkInInput>>
export declare const AmendApplicationInput: Validator<Static<typeof gridworkContracts.AmendApplicationInput>>
export declare const AppealApplicationInput: Validator<Static<typeof gridworkContracts.AppealApplicationInput>>
export declare const ApplyForPostInput: Validator<Static<typeof gridworkContracts.ApplyForPostInput>>
export declare const ChangeFreeHoursInput: Validator<Static<typeof gridworkContracts.ChangeFreeHoursInput>>
export declare const CheckTierInput: Validator<Static<typeof canteenContracts.CheckTierInput>>
export declare const ChooseMatchingInput: Validator<Static<typeof dispatchContracts.ChooseMatchingInput>>
export declare const ChooseNoticesInput: Validator<Static<typeof caseContracts.ChooseNoticesInput>>
export declare const CloseTodayInput: Validator<Static<typeof stationContracts.CloseTodayInput>>
export declare const FixFaultInput: Validator<Static<typeof stationContracts.FixFaultInput>>
export declare const HandOverPostInput: Validator<Static<typeof gridworkContracts.HandOverPostInput>>
export declare const JoinWaitlistInput: Validator<Static<typeof canteenContracts.JoinWaitlistInput>>
export declare const LeaveGridworkInput: Validator<Static<typeof gridworkContracts.LeaveGridworkInput>>
export declare const ListCasesInput: Validator<Static<typeof caseContracts.ListCasesInput>>
export declare const ListFaultsInput: Validator<Static<typeof stationContracts.ListFaultsInput>>
export declare const ListMealsInput: Validator<Static<typeof canteenContracts.ListMealsInput>>
export declare const ListMyMealsInput: Validator<Static<typeof canteenContracts.ListMyMealsInput>>
export declare const ListNearbyCasesInput: Validator<Static<typeof caseContracts.ListNearbyCasesInput>>
export declare const ListPlacesInput: Validator<Static<typeof placeContracts.ListPlacesInput>>
export declare const ListPostsInput: Validator<Static<typeof gridworkContracts.ListPostsInput>>
export declare const NothingInput: Validator<Static<typeof peopleContracts.NothingInput>>
export declare const OfferStationInput: Validator<Static<typeof stationContracts.OfferStationInput>>
export declare const PauseGridworkInput: Validator<Static<typeof gridworkContracts.PauseGridworkInput>>
export declare const PostCaseInput: Validator<Static<typeof caseContracts.PostCaseInput>>
export declare const PreviewCaseInput: Validator<Static<typeof caseContracts.PreviewCaseInput>>
export declare const RateCaseInput: Validator<Static<typeof caseContracts.RateCaseInput>>
export declare const ReadNoticesInput: Validator<Static<typeof peopleContracts.ReadNoticesInput>>
export declare const RecordWorkInput: Validator<Static<typeof caseContracts.RecordWorkInput>>
export declare const RedeemCodeInput: Validator<Static<typeof canteenContracts.RedeemCodeInput>>
export declare const RefuseOfferInput: Validator<Static<typeof caseContracts.RefuseOfferInput>>
export declare const RefuteFaultInput: Validator<Static<typeof stationContracts.RefuteFaultInput>>
export declare const ReleaseCaseInput: Validator<Static<typeof caseContracts.ReleaseCaseInput>>
export declare const RemoveStationPhotoInput: Validator<Static<typeof stationContracts.RemoveStationPhotoInput>>
export declare const ReportInPassingInput: Validator<Static<typeof gridworkContracts.ReportInPassingInput>>
export declare const ReportStationInput: Validator<Static<typeof stationContracts.ReportStationInput>>
export declare const ReserveMealInput: Validator<Static<typeof canteenContracts.ReserveMealInput>>
export declare const SaveCanteenPolicyInput: Validator<Static<typeof canteenContracts.SaveCanteenPolicyInput>>
export declare const SaveMenuInput: Validator<Static<typeof canteenContracts.SaveMenuInput>>
export declare const SaveStationInput: Validator<Static<typeof stationContracts.SaveStationInput>>
export declare const SayVerdictInput: Validator<Static<typeof caseContracts.SayVerdictInput>>
export declare const SignInDemoInput: Validator<Static<typeof peopleContracts.SignInDemoInput>>
export declare const SignInWechatInput: Validator<Static<typeof peopleContracts.SignInWechatInput>>
export declare const SubmitApplicationInput: Validator<Static<typeof gridworkContracts.SubmitApplicationInput>>
export declare const SupplyMissingInput: Validator<Static<typeof caseContracts.SupplyMissingInput>>
export declare const SyncStationsInput: Validator<Static<typeof stationContracts.SyncStationsInput>>
export declare const TakeInvitationInput: Validator<Static<typeof stationContracts.TakeInvitationInput>>
export declare const TakePaymentInput: Validator<Static<typeof canteenContracts.TakePaymentInput>>
export declare const TicketUploadInput: Validator<Static<typeof uploadContracts.TicketUploadInput>>
export declare const UseCareModeInput: Validator<Static<typeof peopleContracts.UseCareModeInput>>
export declare const VisitStationInput: Validator<Static<typeof stationContracts.VisitStationInput>>
export declare const WhichApplicationInput: Validator<Static<typeof gridworkContracts.WhichApplicationInput>>
export declare const WhichAppointmentInput: Validator<Static<typeof gridworkContracts.WhichAppointmentInput>>
export declare const WhichCanteenDayInput: Validator<Static<typeof canteenContracts.WhichCanteenDayInput>>
export declare const WhichCaseInput: Validator<Static<typeof caseContracts.WhichCaseInput>>
export declare const WhichPostInput: Validator<Static<typeof gridworkContracts.WhichPostInput>>
export declare const WhichReservationInput: Validator<Static<typeof canteenContracts.WhichReservationInput>>
export declare const WhichStationInput: Validator<Static<typeof stationContracts.WhichStationInput>>
export declare const WithdrawCaseInput: Validator<Static<typeof caseContracts.WithdrawCaseInput>>
export declare const WithdrawConsentInput: Validator<Static<typeof gridworkContracts.WithdrawConsentInput>>
