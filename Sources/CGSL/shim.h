// The only door to libgsl. GSL's global pointers are read through functions, because Swift 6
// refuses a shared mutable variable; functions need no wrapper.
#include <gsl/gsl_cdf.h>
#include <gsl/gsl_errno.h>
#include <gsl/gsl_linalg.h>
#include <gsl/gsl_sf_gamma.h>
#include <gsl/gsl_sf_erf.h>
#include <gsl/gsl_sf_exp.h>
#include <gsl/gsl_sf_log.h>
#include <gsl/gsl_integration.h>
#include <gsl/gsl_qrng.h>

static inline const gsl_qrng_type *cgsl_sobol(void) { return gsl_qrng_sobol; }
