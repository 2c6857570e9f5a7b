// The only door to libyaml.
#include <yaml.h>
