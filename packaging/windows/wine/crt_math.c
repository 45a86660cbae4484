/* TEST ONLY: wine 8.0's ucrtbase has no C99 complex functions, which numpy's DLL imports. Never ship this.
   MSVC hands a _Dcomplex over by reference and a _Fcomplex in a register: plain structs do the same here. */
#include <complex.h>
#include <math.h>

typedef struct { double r, i; } D;
typedef struct { float r, i; } F;

static double _Complex in(double r, double i) {
    double _Complex z;
    __real__ z = r;
    __imag__ z = i;
    return z;
}
static D d(double _Complex z) { return (D){creal(z), cimag(z)}; }
static F f(double _Complex z) { return (F){(float)creal(z), (float)cimag(z)}; }

#define ONE(name) \
    D w_##name(D z) { return d(name(in(z.r, z.i))); } \
    D w_##name##l(D z) { return d(name(in(z.r, z.i))); } \
    F w_##name##f(F z) { return f(name(in(z.r, z.i))); }
#define REAL(name) \
    double w_##name(D z) { return name(in(z.r, z.i)); } \
    double w_##name##l(D z) { return name(in(z.r, z.i)); } \
    float w_##name##f(F z) { return (float)name(in(z.r, z.i)); }

ONE(cexp) ONE(ccos) ONE(ccosh) ONE(csin) ONE(csinh) ONE(ctan) ONE(ctanh)
REAL(cabs) REAL(carg) REAL(creal) REAL(cimag)
D w_cpow(D a, D b) { return d(cpow(in(a.r, a.i), in(b.r, b.i))); }
D w_cpowl(D a, D b) { return d(cpow(in(a.r, a.i), in(b.r, b.i))); }
F w_cpowf(F a, F b) { return f(cpow(in(a.r, a.i), in(b.r, b.i))); }
