/** A cell names a group that may, or `group:CODE` where the group is told why not. Everybody else gets NOT_FOUND. */
export const aboutACase = `
operation       own    held                    asked                  home    hidden  sister  far
read-case       all    helpers                 helpers                all     -       all     all
say-verdict     all    -                       -                      -       -       -       -
withdraw-case   all    -                       -                      -       -       -       -
supply-missing  all    -                       -                      -       -       -       -
rate-case       all    helpers                 -                      -       -       -       -
choose-notices  all    -                       -                      -       -       -       -
ask-for-person  all    -                       -                      -       -       -       -
read-why-asked  -      helpers                 helpers                -       -       -       -
claim-case      -      helpers                 helpers                -       -       -       -
refuse-offer    -      helpers:OFFER_OVER      helpers                -       -       -       -
release-case    -      helpers                 helpers:NOT_YOUR_TASK  -       -       -       -
record-work     -      helpers                 helpers:NOT_YOUR_TASK  -       -       -       -
read-desk-case  staff  -                       -                      staff   staff   street  -
read-dispatch   staff  -                       -                      staff   staff   street  -
list-helpers    staff  -                       -                      staff   staff   street  -
list-offices    staff  -                       -                      staff   staff   street  -
accept-case     staff  -                       -                      staff   staff   street  -
assign-helper   staff  -                       -                      staff   staff   street  -
transfer-case   staff  -                       -                      staff   staff   street  -
pause-case      staff  -                       -                      staff   staff   street  -
resume-case     staff  -                       -                      staff   staff   street  -
ask-missing     staff  -                       -                      staff   staff   street  -
answer-case     staff:OWN_CASE  -              -                      staff   staff   street  -
`

/** What is about nobody's case: who may, and whether somebody who is signed out may too. */
export const aboutNoCase = `
operation           signed-in  signed-out
sign-in-demo        all        yes
sign-in-wechat      all        yes
list-demo-accounts  all        yes
read-registry       all        yes
read-street-lines   all        yes
list-places         all        yes
sign-out            all        no
who-am-i            all        no
use-care-mode       all        no
list-notices        all        no
read-notices        all        no
ticket-upload       all        no
preview-case        all        no
post-case           all        no
list-my-cases       all        no
list-nearby-cases   all        no
list-offers         all        no
list-my-work        all        no
list-inbox          staff      no
read-matching-rules staff      no
list-matching-choices  all     no
choose-matching     helpers    no
`
