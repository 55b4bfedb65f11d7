/**
 * Of a row of `case_offer`, in SQL: who is being asked, null once it is over. Compare it, and the index of open
 * questions is taken (017).
 */
export const askedNow = `(case when state = 'open' then helper_id end)`
