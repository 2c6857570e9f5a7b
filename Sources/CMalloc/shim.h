// The only door to the settings of the C library's allocator.
#include <malloc.h>
